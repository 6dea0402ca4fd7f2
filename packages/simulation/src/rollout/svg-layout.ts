/** The sizes of the chart in pixels: the whole, what stands above the panels, and what a panel is made of. */
export const svgLayout = {
  width: 800,
  left: 60,
  right: 24,
  head: 66,
  line: 21,
  /** Where there is no panel. */
  empty: 60,
  /** From the top of a panel to the names of releases; each of these; the plot; from there to the next panel. */
  heading: 48,
  release: 16,
  plot: 180,
  foot: 46,
} as const;
