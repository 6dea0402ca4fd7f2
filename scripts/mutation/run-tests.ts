// Runs the test files that are named, in one process: that of a mutant ends with the first failure.
for (const file of process.argv.slice(2)) await import(new URL(`../../${file}`, import.meta.url).href);
