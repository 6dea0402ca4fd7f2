// The root is no package: what is published is packages/cli. `npm pack` here would make an archive that nobody can use.
process.stderr.write('This is the monorepo. Pack what is published with: npm pack --workspace phonehome\n');
process.exit(2);
