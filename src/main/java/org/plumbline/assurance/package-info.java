/**
 * How far each contract of the verified subtree is known to hold: the table that a build writes, its page, and what
 * changed from one to another.
 */
package org.plumbline.assurance;
