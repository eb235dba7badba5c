import ts from 'typescript';
import config, { typedRules } from './eslint.config.js';

// `npm run lint` reads types of components as well: with the hook that its script switches on, TypeScript gets the code
// of a component, so that one program holds all files. It never reads a file twice, so editors use eslint.config.js.

const components = {
	extension: '.svelte',
	isMixedContent: true,
	scriptKind: ts.ScriptKind.Deferred
};
const host = {
	...ts.sys,
	onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
		throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
	}
};
const options = { noEmit: true, allowNonTsExtensions: true };
const { fileNames, options: compilerOptions } = ts.getParsedCommandLineOfConfigFile(
	...['tsconfig.lint.json', options, host, undefined, undefined, [components]]
);
const program = ts.createProgram(fileNames, compilerOptions);

export default [
	...config,
	{ languageOptions: { parserOptions: { project: null, programs: [program] } } },
	{ files: ['**/*.svelte', '**/*.svelte.ts'], rules: typedRules }
];
