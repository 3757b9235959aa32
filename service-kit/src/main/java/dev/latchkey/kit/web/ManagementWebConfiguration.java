package dev.latchkey.kit.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** How the server of the management port is set up: like that of the API. It has a context of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementWebConfiguration {
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> managementConnections(ConnectionSettings limits) {
        return factory -> factory.addServerCustomizers(new HttpConnections(limits), new BareRefusals());
    }
}
