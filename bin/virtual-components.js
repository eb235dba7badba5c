// The parser of Svelte reads this when it is loaded: TypeScript then sees the script and the markup of a component as
// code, so that one program holds the types of all files. Otherwise each component would have a program of its own.
process.env.SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK = '1';
