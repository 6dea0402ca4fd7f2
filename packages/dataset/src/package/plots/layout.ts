/** The sizes of the plots in pixels: the whole, what stands above the panels, and what a panel is made of. */
export const plotLayout = {
  width: 800,
  left: 76,
  right: 24,
  head: 70,
  /** From the top of a panel to its marks; each of these; the plot; from there to the next panel. */
  heading: 26,
  mark: 16,
  plot: 120,
  foot: 50,
} as const;

/** Rules beside those of the house: what is no leak is drawn in another colour, and says so in its heading. */
export const plotStyle = `
    .other { fill: none; stroke: #0b57d0; stroke-width: 2 }
    .other-area { fill: #0b57d0; fill-opacity: 0.15 }
    .site { fill: #b3261e; fill-opacity: 0.6 }
    .frame { fill: none; stroke: #595959 }
    @media (prefers-color-scheme: dark) {
      .other { stroke: #8ab4f8 }
      .other-area { fill: #8ab4f8 }
      .site { fill: #ff8a80 }
      .frame { stroke: #b5b5b5 }
    }
  `;
