import css from '../../../../tokens.css?raw';

const [lightRules = '', darkRules = ''] = css.split(
	'@media screen and (prefers-color-scheme: dark)'
);

/** tokens.css has the light scheme first. */
export const lightColours: ReadonlyMap<string, string> = read(lightRules);

export const darkColours: ReadonlyMap<string, string> = read(darkRules);

function read(rules: string) {
	const colours = new Map<string, string>();
	for (const line of rules.split('\n')) {
		const [name = '', value] = line.trim().replace(';', '').split(': ');
		if (name.startsWith('--') && value && !colours.has(name)) colours.set(name, value);
	}
	return colours;
}

export function colour(name: string): string {
	const value = lightColours.get(`--${name}`);
	if (!value) throw new Error(`tokens.css has no --${name}.`);
	return value;
}

/** Style sheet that fixes a page to one scheme, whatever the reader's is. */
export function schemeSheet(scheme: 'light' | 'dark'): string {
	const colours = Array.from(
		darkColours.keys(),
		(name) => `${name}:${{ light: lightColours, dark: darkColours }[scheme].get(name)}`
	);
	// The selector is stronger than `:root` in tokens.css, which may follow. Print keeps its own colours.
	return `@media screen{html:root{color-scheme:${scheme};${colours.join(';')}}}`;
}
