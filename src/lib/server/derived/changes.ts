import { isDeepStrictEqual } from 'node:util';
import { parseEdtf } from '../../domain/dates/edtf.ts';
import type { Noun } from '../../domain/nouns.ts';
import { descriptionOf, formOf } from '../../nouns/derive/descriptions.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Item } from '../../nouns/derive/types.ts';

export class Changes {
	/** Saved items that readers see or saw. */
	items = new Map<Noun, Set<string>>();
	/** Laws whose clocks may have changed. */
	regulations = new Set<string>();
	/** Laws whose statements changed, with the earliest date affected. */
	affectedLaws = new Map<string, string>();
	/** To whom changed statements are attributed, and the laws on which they take positions. */
	positions = { stakeholders: new Set<string>(), regulations: new Set<string>() };
	/** Groups whose membership changed. */
	groups = new Set<string>();
	/** Members whose offices may have changed. */
	officers = new Set<string>();
	/** Laws and stakeholders whose name, kind or state changed: items that mention them must be indexed again. */
	renamed = { regulation: new Set<string>(), stakeholder: new Set<string>() };
	/** Articles whose quotations became visible or hidden. */
	quotedArticles = new Set<string>();
	/** Saved statements, drafts included: editors see there whether quotations are in a copy. */
	quotingStatements = new Set<string>();
	/** Articles whose page was copied or checked. */
	copiedArticles = new Set<string>();
	/** Articles whose text was found to be another's too, or not to be. */
	printings = new Set<string>();
	/** Items whose API representation may have changed: the saved ones and those they mention, before or after. */
	changedJson = new Map<Noun, Set<string>>();
	/** Items whose name or state changed as other items show it. */
	changedNames = new Map<Noun, Set<string>>();

	add(noun: Noun, before: Item<Noun> | undefined, after: Item<Noun>): void {
		const { id } = after;
		if (noun === 'statement') this.quotingStatements.add(id);
		if (!isPublic(before) && !isPublic(after)) return;
		this.addChangedJson(noun, before, after);
		put(this.items, noun, [id]);
		for (const item of [before, after])
			if (item) {
				if ('actors' in item)
					for (const regulation of item.regulations) this.regulations.add(regulation);
				if ('positions' in item) this.addAffected(item);
				if ('group' in item) {
					this.groups.add(item.group);
					this.officers.add(item.member);
				}
			}
		if (noun === 'regulation') this.regulations.add(id);
		const differs = before && differsIn(before, after);
		if (
			noun === 'regulation' &&
			differs?.('title', 'aliases', 'jurisdiction', 'instrument', 'state')
		)
			this.renamed.regulation.add(id);
		if (noun === 'stakeholder' && differs?.('name', 'aliases', 'kind', 'state'))
			this.renamed.stakeholder.add(id);
		if (noun === 'article' && differs?.('state')) this.quotedArticles.add(id);
	}

	private addChangedJson(noun: Noun, before: Item<Noun> | undefined, after: Item<Noun>): void {
		put(this.changedJson, noun, [after.id]);
		for (const item of [before, after])
			if (item)
				for (const { field, text } of picksIn(formOf(noun), item))
					put(this.changedJson, field.of, [text]);
		const { calledBy } = descriptionOf(noun);
		if (before && calledBy && differsIn(before, after)('state', ...calledBy))
			put(this.changedNames, noun, [after.id]);
	}

	private addAffected({ date, organisation, speaker, positions }: Item<'statement'>): void {
		const day = parseEdtf(date).latest;
		const attributed = organisation ?? speaker;
		if (attributed) this.positions.stakeholders.add(attributed);
		for (const { regulation } of positions) {
			this.positions.regulations.add(regulation);
			const first = this.affectedLaws.get(regulation);
			if (!first || day < first) this.affectedLaws.set(regulation, day);
		}
	}
}

export function put(ids: Map<Noun, Set<string>>, noun: Noun, more: Iterable<string>): void {
	const all = ids.get(noun) ?? new Set();
	for (const id of more) all.add(id);
	ids.set(noun, all);
}

/** Withdrawn items count as public, as for the triggers that raise the version: readers see the withdrawal. */
const isPublic = (item: Item<Noun> | undefined) => item !== undefined && item.state !== 'draft';

const differsIn =
	(one: object, other: object) =>
	(...fields: string[]) =>
		fields.some(
			(field) =>
				!isDeepStrictEqual(one[field as keyof typeof one], other[field as keyof typeof other])
		);
