/**
 * A run: its configuration, training by the definitions, checkpoints, statistics, and the folder they are written to.
 */
package org.plumbline.run;
