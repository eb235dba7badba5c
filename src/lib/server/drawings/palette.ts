import css from '../../../app.css?raw';

/** The colours of the light scheme, as app.css has them first. */
const light = new Map<string, string>();
for (const [, name, value] of css.matchAll(/--([a-z-]+): ([^;]+);/g))
	if (!light.has(name!)) light.set(name!, value!);

export function colour(name: string): string {
	const value = light.get(name);
	if (!value) throw new Error(`app.css has no --${name}.`);
	return value;
}
