package dev.latchkey.quickstart.api;

import tools.jackson.databind.JsonNode;

/**
 * What a service answered that did what it was asked for.
 *
 * @param status 200 to 299
 * @param eTag   the version of it; empty where the answer has none
 * @param body   null as JSON has it where there is none
 */
public record ServiceAnswer(int status, String eTag, JsonNode body) {}
