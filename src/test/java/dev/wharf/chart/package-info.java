/** What the Helm chart renders and refuses. */
@NullMarked
package dev.wharf.chart;

import org.jspecify.annotations.NullMarked;
