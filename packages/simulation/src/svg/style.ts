/**
 * The look of charts, of roll-outs and of data sets. Colours have a contrast of 4.5 to 1 or more on their ground, in
 * light and in dark; the two curves of a roll-out differ in stroke, too, for those who cannot tell the colours apart.
 */
export const svgStyle = `
    .ground { fill: #ffffff }
    text { font: 13px system-ui, sans-serif; fill: #1f1f1f }
    .title { font-size: 17px; font-weight: 600 }
    .heading { font-size: 14px; font-weight: 600 }
    .quiet { fill: #595959; font-size: 12px }
    .grid { stroke: #d9d9d9 }
    .release { stroke: #595959; stroke-dasharray: 2 3 }
    .leak { fill: none; stroke: #b3261e; stroke-width: 2 }
    .leak-area { fill: #b3261e; fill-opacity: 0.15 }
    .fix { fill: none; stroke: #0b57d0; stroke-width: 2; stroke-dasharray: 7 4 }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #1b1b1b }
      text { fill: #ececec }
      .quiet { fill: #b5b5b5 }
      .grid { stroke: #444444 }
      .release { stroke: #b5b5b5 }
      .leak { stroke: #ff8a80 }
      .leak-area { fill: #ff8a80 }
      .fix { stroke: #8ab4f8 }
    }
  `;
