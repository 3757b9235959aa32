/** The main job, driven through the front door and shown step by step. */
@NullMarked
package dev.latchkey.quickstart.demo;

import org.jspecify.annotations.NullMarked;
