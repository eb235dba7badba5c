import css from '../../../app.css?raw';

/** The colours of the light scheme, which app.css has first. */
export const light: ReadonlyMap<string, string> = read();

function read() {
	const colours = new Map<string, string>();
	for (const line of css.split('\n')) {
		const [name = '', value] = line.trim().replace(';', '').split(': ');
		if (name.startsWith('--') && value && !colours.has(name)) colours.set(name, value);
	}
	return colours;
}

export function colour(name: string): string {
	const value = light.get(`--${name}`);
	if (!value) throw new Error(`app.css has no --${name}.`);
	return value;
}
