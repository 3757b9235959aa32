package dev.latchkey.kit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.policy.network.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void refusesWhatIsNotThePublicInternet(String address) {
        assertThatThrownBy(() -> admit("https://hook.example/", List.of(), address))
                .isInstanceOf(DestinationRefusedException.class)
                .hasMessage("an address that is not on the public internet")
                .hasMessageNotContaining(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700:4700::1111"})
    void admitsThePublicInternet(String address) {
        assertThat(admit("https://hook.example/", List.of(), address)).isEqualTo(InetAddress.ofLiteral(address));
    }

    @Test
    void refusesNamesOfWhichOneAddressIsInside() {
        assertThatThrownBy(() -> admit("https://hook.example/", List.of(), "8.8.8.8", "10.0.0.1"))
                .isInstanceOf(DestinationRefusedException.class);
    }

    @Test
    void wantsHttpsOnTheInternet() {
        assertThatThrownBy(() -> admit("http://hook.example/", List.of(), "8.8.8.8"))
                .hasMessage("not an https URL");
    }

    @Test
    void admitsWhatTheOperatorAllows() {
        List<Cidr> allowed = List.of(Cidr.parse("10.0.0.0/8"));
        assertThat(admit("http://hook.internal/", allowed, "10.1.1.1")).isNotNull();
        assertThatThrownBy(() -> admit("http://hook.internal/", allowed, "10.1.1.1", "192.168.0.1"))
                .isInstanceOf(DestinationRefusedException.class);
    }

    @Test
    void asksOnlyOnce() {
        admit("https://hook.example/", List.of(), "8.8.8.8");
        assertThat(asked).containsExactly("hook.example");
    }

    @Test
    void readsLiteralsInBrackets() {
        admit("https://[2606:4700:4700::1111]/", List.of(), "2606:4700:4700::1111");
        assertThat(asked).containsExactly("2606:4700:4700::1111");
    }

    @Test
    void refusesUnknownNames() {
        AddressGuard guard = new AddressGuard(
                List.of(),
                name -> {
                    throw new UnknownHostException(name);
                },
                Duration.ofSeconds(5));
        assertThatThrownBy(() -> guard.admit(AddressGuard.parse("https://nowhere.example/"))
                        .block())
                .hasMessage("a name that cannot be resolved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook.example",
                "ftp://hook.example/",
                "file:///etc/passwd",
                "https://",
                "https:///path",
                "https://user:pw@hook.example/",
                "https://hook.example/#fragment",
                "https://hook.example:0/",
                "https://hook.example:70000/",
                "https://hook.example/\r\nX: y",
                "https://ho ok.example/"
            })
    void refusesWhatIsNoPlainUrl(String url) {
        assertThatThrownBy(() -> AddressGuard.parse(url)).isInstanceOf(DestinationRefusedException.class);
    }

    @Test
    void refusesLongUrls() {
        assertThatThrownBy(() -> AddressGuard.parse("https://hook.example/" + "a".repeat(2048)))
                .hasMessage("longer than 2048 characters");
    }

    private InetAddress admit(String url, List<Cidr> allowed, String... addresses) {
        AddressGuard guard = new AddressGuard(
                allowed,
                name -> {
                    asked.add(name);
                    return java.util.Arrays.stream(addresses)
                            .map(InetAddress::ofLiteral)
                            .toArray(InetAddress[]::new);
                },
                Duration.ofSeconds(5));
        return guard.admit(AddressGuard.parse(url)).block();
    }
}
