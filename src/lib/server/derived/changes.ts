import { isDeepStrictEqual } from 'node:util';
import { parseEdtf } from '../../domain/dates/edtf.ts';
import type { Noun } from '../../domain/nouns.ts';
import { descriptionOf, formOf } from '../../nouns/derive/descriptions.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Item } from '../../nouns/derive/types.ts';

/** What a transaction writes that something is derived from. */
export class Changes {
	/** Items that readers see or saw. */
	items = new Map<Noun, Set<string>>();
	/** Laws whose clocks may go otherwise. */
	regulations = new Set<string>();
	/** Laws of which something is said otherwise, each with the first day on which it surely is. */
	said = new Map<string, string>();
	/** Groups whose members are others. */
	groups = new Set<string>();
	/** Members whose offices may be others. */
	offices = new Set<string>();
	/** Of those by which other items are found: whose names, kind or state is another. */
	renamed = { regulation: new Set<string>(), stakeholder: new Set<string>() };
	/** Topics whose names or descriptions are others. */
	topics = new Set<string>();
	/** Articles whose quotations are shown now, or no more. */
	quoted = new Set<string>();
	/** Statements that quote, drafts too: editors see of these whether the words stand in a copy. */
	quoting = new Set<string>();
	/** Articles whose pages were kept or looked at. */
	copied = new Set<string>();
	/** What may read otherwise for programs: what was written, and what it names or named, which tells of it. */
	touched = new Map<Noun, Set<string>>();
	/** Items by whose name or state others that name them read otherwise. */
	shown = new Map<Noun, Set<string>>();

	add(noun: Noun, before: Item<Noun> | undefined, after: Item<Noun>): void {
		const { id } = after;
		if (noun === 'topic') this.topics.add(id);
		if (noun === 'statement') this.quoting.add(id);
		if (noun === 'topic' || isSeen(before) || isSeen(after)) this.touch(noun, before, after);
		if (!isSeen(before) && !isSeen(after)) return;
		put(this.items, noun, id);
		for (const item of [before, after])
			if (item) {
				if ('actors' in item)
					for (const regulation of item.regulations) this.regulations.add(regulation);
				if ('positions' in item) this.addSaid(item);
				if ('group' in item) {
					this.groups.add(item.group);
					this.offices.add(item.member);
				}
			}
		if (noun === 'regulation') this.regulations.add(id);
		const differs = before && isOther(before, after);
		if (
			noun === 'regulation' &&
			differs?.('title', 'aliases', 'jurisdiction', 'instrument', 'state')
		)
			this.renamed.regulation.add(id);
		if (noun === 'stakeholder' && differs?.('name', 'aliases', 'kind', 'state'))
			this.renamed.stakeholder.add(id);
		if (noun === 'article' && differs?.('state')) this.quoted.add(id);
	}

	private touch(noun: Noun, before: Item<Noun> | undefined, after: Item<Noun>): void {
		put(this.touched, noun, after.id);
		for (const item of [before, after])
			if (item)
				for (const { field, text } of picksIn(formOf(noun), item))
					put(this.touched, field.of, text);
		const { calledBy } = descriptionOf(noun);
		if (before && calledBy && isOther(before, after)('state', ...calledBy))
			put(this.shown, noun, after.id);
	}

	private addSaid({ date, positions }: Item<'statement'>): void {
		const day = parseEdtf(date).latest;
		for (const { regulation } of positions) {
			const first = this.said.get(regulation);
			if (!first || day < first) this.said.set(regulation, day);
		}
	}
}

function put(ids: Map<Noun, Set<string>>, noun: Noun, id: string): void {
	ids.set(noun, (ids.get(noun) ?? new Set()).add(id));
}

/** As the triggers mean it that raise the version of the record: of what was withdrawn, readers see that it was. */
const isSeen = (item: object | undefined) =>
	item !== undefined && 'state' in item && item.state !== 'draft';

const isOther =
	(one: object, other: object) =>
	(...fields: string[]) =>
		fields.some(
			(field) =>
				!isDeepStrictEqual(one[field as keyof typeof one], other[field as keyof typeof other])
		);
