/** The style of the page, for light and dark. */
export const STYLE = `:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font: 0.875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { padding: 0.5rem; overflow: auto; border: 1px solid #8886; }
details { border-top: 1px solid #8886; padding: 0.4rem 0; }
summary { cursor: pointer; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
td, th { text-align: left; vertical-align: top; padding: 0.2rem 0.75rem 0.2rem 0; border-top: 1px solid #8883; }
`;
