import { randomUUID } from 'node:crypto';
import { nameOf, type Noun } from '../src/lib/domain/nouns.ts';
import type { Field } from '../src/lib/nouns/derive/field.ts';
import { formOf } from '../src/lib/nouns/derive/descriptions.ts';
import type { Visitor } from './http.ts';
import type { House, Name } from './staff.ts';

export const onRecord = {
	organisation: 'asia-internet-coalition',
	person: 'asad-baig',
	regulation: 'citizens-protection-against-online-harm-rules-2020',
	article: 'coalition-of-global-tech-groups-expresses-concerns-over-the-rules-against-online',
	topic: 'freedom-of-expression'
};

export type Fields = Record<string, string>;

let made = 0;

/** Each form gets its own day, since one stakeholder's statements on one day may be duplicates. */
const freshDay = () => new Date(Date.UTC(1950, 0, ++made)).toISOString().slice(0, 10);

/** Required fields of each noun; the mark makes each item unique. */
const needed: Record<Noun, (mark: string) => Fields> = {
	topic: (mark) => ({ name: mark }),
	article: (mark) => ({
		url: `https://example.org/${encodeURIComponent(mark)}/${++made}`,
		headline: mark,
		outlet: 'The Record'
	}),
	regulation: (mark) => ({
		title: mark,
		jurisdiction: 'PK',
		issuingBody: 'Ministry of IT',
		instrument: 'rules',
		status: 'in_force',
		'sources.0': onRecord.article
	}),
	stakeholder: (mark) => ({
		name: mark,
		kind: 'civil_society',
		'sources.0': onRecord.article
	}),
	membership: (mark) => ({
		group: onRecord.organisation,
		member: onRecord.person,
		role: mark,
		asOf: freshDay(),
		'sources.0': onRecord.article
	}),
	event: (mark) => ({
		kind: 'leak',
		description: mark,
		'dates.0.date': freshDay(),
		'dates.0.sources.0': onRecord.article,
		'regulations.0': onRecord.regulation
	}),
	statement: (mark) => ({
		organisation: onRecord.organisation,
		date: freshDay(),
		summary: mark,
		'positions.0.regulation': onRecord.regulation,
		'positions.0.stance': 'oppose',
		'quotations.0.exact': `We object: ${mark}`,
		'quotations.0.article': onRecord.article,
		'sources.0': onRecord.article
	}),
	campaign: (mark) => ({
		title: mark,
		summary: mark,
		startDate: freshDay(),
		'regulations.0': onRecord.regulation,
		'demands.0.demand': 'withdraw',
		'participants.0.stakeholder': onRecord.organisation,
		'sources.0': onRecord.article
	})
};

export function filled(noun: Noun, mark: string): Fields {
	return { key: randomUUID(), version: '0', different: 'yes', ...needed[noun](mark) };
}

export function fieldPlaces(noun: Noun): { place: string; field: Field }[] {
	const places = (fields: readonly Field[], before: string): { place: string; field: Field }[] =>
		fields.flatMap((field) => {
			const place = before + field.name;
			if (field.kind === 'rows') return places(field.fields, `${place}.0.`);
			return { place: field.kind === 'picks' ? `${place}.0` : place, field };
		});
	return places(formOf(noun).fields, '');
}

/** Free text fields, without slugs and identifiers. */
export const textPlaces = (noun: Noun): string[] =>
	fieldPlaces(noun)
		.filter(({ field: { kind, name } }) => /^(line|lines|text)$/.test(kind) && name !== 'slug')
		.map(({ place }) => place)
		.filter((place) => !place.startsWith('identifiers.'));

export const filledWith = (
	noun: Noun,
	mark: string,
	textAt: (place: string) => string
): Fields => ({
	...filled(noun, mark),
	...Object.fromEntries(textPlaces(noun).map((place) => [place, textAt(place)]))
});

export type Sender = Pick<Visitor, 'request'>;

export const by = (house: House, name: Name): Sender => ({
	request: (path, asked) => house.request(name, path, asked)
});

export interface Answer {
	status: number;
	id?: string;
	html: string;
}

export async function send(
	by: Sender,
	noun: Noun,
	wish: 'publish' | 'keep' | 'send' | 'more',
	form: Fields,
	id = 'new'
): Promise<Answer> {
	const response = await by.request(`/desk/${nameOf[noun]}/${id}?/${wish}`, { form });
	const to = response.headers.get('location') ?? '';
	// A sent proposal has a page of its own, which leads to the item.
	const sent = to.startsWith('/desk/proposals/') ? await by.request(to) : undefined;
	const at = sent ? await sent.text() : to;
	// If the database is away, that page cannot tell the id.
	if (sent && sent.status !== 200) return { status: sent.status, html: at };
	const saved = new RegExp(`/desk/${nameOf[noun]}/([\\w.-]+)\\?(done|proposal)=`).exec(at)?.[1];
	return { status: response.status, ...(saved && { id: saved }), html: await response.text() };
}

export async function quick(by: Sender, noun: Noun, form: Fields): Promise<Answer> {
	const response = await by.request(`/desk/${nameOf[noun]}/quick`, { form });
	const html = await response.text();
	const id = response.status === 201 ? JSON.parse(html).choice?.id : undefined;
	return { status: response.status, id, html };
}

/** The form's fields as a browser without JavaScript would submit them. */
export function fieldsIn(html: string): Map<string, string> {
	const found = new Map<string, string>();
	const tag = /<(input|textarea|select)\b((?:[^>"]|"[^"]*")*)>/g;
	for (const match of html.matchAll(tag)) {
		const [whole, kind, attributes = ''] = match;
		const name = attributeOf(attributes, 'name');
		if (!name || (/type="checkbox"/.test(attributes) && !/\bchecked\b/.test(attributes))) continue;
		const rest = html.slice(match.index + whole.length);
		const value =
			kind === 'input'
				? attributeOf(attributes, 'value')
				: kind === 'textarea'
					? unescaped(rest.slice(0, rest.indexOf('</textarea>')))
					: chosenIn(rest.slice(0, rest.indexOf('</select>')));
		if (!found.get(name)) found.set(name, value ?? '');
	}
	return found;
}

function chosenIn(options: string): string | undefined {
	const all = [...options.matchAll(/<option\b((?:[^>"]|"[^"]*")*)>/g)].map(
		([, attributes]) => attributes!
	);
	const chosen = all.find((attributes) => /\bselected\b/.test(attributes)) ?? all[0];
	return attributeOf(chosen ?? '', 'value');
}

function attributeOf(attributes: string, name: string): string | undefined {
	const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
	return value === undefined ? undefined : unescaped(value);
}

const unescaped = (text: string) =>
	text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
