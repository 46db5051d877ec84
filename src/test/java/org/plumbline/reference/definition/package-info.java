/**
 * Tests of the definitions: by hand, against an oracle in coordinates, and by the invariances of the theory.
 */
package org.plumbline.reference.definition;
