/**
 * Numbers: exact dyadic inputs, enclosures, and the one class that owns Apfloat's precision.
 */
package org.plumbline.reference.number;
