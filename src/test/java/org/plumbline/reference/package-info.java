/**
 * Tests of the verified subtree: hand-computed cases, independent oracles, properties, and the planted mistakes that
 * show that these tests can fail.
 */
package org.plumbline.reference;
