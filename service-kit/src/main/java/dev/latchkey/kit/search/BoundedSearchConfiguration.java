package dev.latchkey.kit.search;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** How far searches go. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchBudget.class)
public class BoundedSearchConfiguration {}
