package dev.latchkey.credential.rules;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people are sent back with to sign in anew, where the rules of their tenant name no authentication context class.
 *
 * @param acrValues classes that the identity provider can be asked for and that want a second factor, {@code
 *                  LATCHKEY_STEP_UP_ACR}
 */
@ConfigurationProperties("latchkey.step-up")
record StepUpSettings(@DefaultValue List<String> acrValues) {
    StepUpSettings {
        acrValues = List.copyOf(acrValues);
    }
}
