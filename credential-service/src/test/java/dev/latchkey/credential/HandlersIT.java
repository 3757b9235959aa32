package dev.latchkey.credential;

import dev.latchkey.kit.consuming.HandlerContract;
import org.springframework.context.ApplicationContext;

class HandlersIT extends HandlerContract {
    @Override
    protected ApplicationContext service() {
        return Shared.replica().context;
    }
}
