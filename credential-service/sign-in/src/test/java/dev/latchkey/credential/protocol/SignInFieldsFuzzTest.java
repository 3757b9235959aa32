package dev.latchkey.credential.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What is read field by field of a question, and what binding makes of it. */
class SignInFieldsFuzzTest {
    @FuzzTest
    void neverDiffer(byte[] body) {
        SignInFieldsTest.agree(body);
    }
}
