/**
 * An audit: both objectives are trained, what the theory speaks of is measured at every step, every claim gets its
 * verdict, and a page shows it all.
 */
package org.plumbline.audit;
