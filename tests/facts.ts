import { readFileSync } from 'node:fs';

interface Facts {
	articles: { state: string };
	stakeholders: { state: string };
	events: { state: string };
	regulations: {
		id: string;
		slug: string;
		state: string;
		jurisdiction: string;
		instrument: string;
	};
	statements: {
		id: string;
		state: string;
		organisation?: string;
		speaker?: string;
		signatories?: string[];
		positions: { regulation: string }[];
	};
}

/** Public rows of a file of bundled facts, so that tests hard-code no counts. */
export function published<Name extends keyof Facts>(name: Name): Facts[Name][] {
	const file = readFileSync(`src/lib/server/seed/facts/${name}.json`, 'utf8');
	return (JSON.parse(file) as Facts[Name][]).filter(({ state }) => state === 'published');
}

export const statementsOn = (regulation: string) =>
	published('statements').filter(({ positions }) =>
		positions.some((position) => position.regulation === regulation)
	);
