import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { directions } from './bin/directions.js';
import svelteConfig from './svelte.config.js';

export const typedRules = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': 'error',
	// A default answers for the nouns that need no code of their own.
	'@typescript-eslint/switch-exhaustiveness-check': [
		'error',
		{ considerDefaultExhaustiveForUnions: true }
	]
};

export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'.data/',
		'drizzle/',
		'test-results/',
		'playwright-report/'
	]),
	ts.configs.recommended,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-control-regex': 'error',
			'no-restricted-properties': [
				'error',
				{
					object: 'URL',
					property: 'canParse',
					message: 'Node 20 answers wrongly for letters such as é. Use urlOf.'
				}
			],
			'svelte/no-inline-styles': 'error',
			'svelte/no-at-html-tags': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			// Addresses with filters are built from the query, which resolve() does not take.
			'svelte/no-navigation-without-resolve': 'off',
			// {' '} keeps a space that Svelte would drop.
			'svelte/no-useless-mustaches': 'off',
			// A page learns in an effect what only the browser knows.
			'svelte/prefer-writable-derived': 'off',
			// A URLSearchParams made to build one link changes no more.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		files: ['**/*.{js,ts}'],
		// eslint.types.config.js adds these and components, which would cost a program each here.
		ignores: ['**/*.svelte.ts'],
		languageOptions: {
			// `svelte-kit sync` writes the file that this configuration extends.
			parserOptions: { project: 'tsconfig.lint.json', tsconfigRootDir: import.meta.dirname }
		},
		rules: typedRules
	},
	directions
);
