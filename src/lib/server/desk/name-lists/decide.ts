import type { Choice } from '../../../domain/choice.ts';
import type { NameReading } from '../../../domain/names/reading.ts';
import { countryTyped } from '../../../domain/places.ts';
import type { User } from '../../../domain/staff.ts';
import { type StakeholderKind, stakeholderKinds } from '../../../domain/vocabulary.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import type { NameLine, NameList } from '../../../forms/names.ts';
import { foldText } from '../lookup/index.ts';
import { type ItemToSave, idOf, Refused } from '../../write/index.ts';
import { longestName } from './match.ts';

type NewStakeholder = ItemToSave<'stakeholder'> & { id: string };

type Outcome = { is: Choice; toAdd?: NewStakeholder } | { problems: Problems };

/** The stakeholders of a list in its order, and those of them to add first. */
export interface Decisions {
	key: string;
	named: (Choice & { line: number; office?: string })[];
	toAdd: NewStakeholder[];
}

/** Typed as a country if the list's country does not apply. */
const noCountry = 'none';

/**
 * Saves nothing. New stakeholders cite `sources`.
 * @throws Refused with a sentence at each undecided, invalid or repeated line
 */
export function decideNames(user: User, list: NameList, sources: string[]): Decisions {
	const decisions: Decisions = { key: list.key, named: [], toAdd: [] };
	const problems: Problems = {};
	const lines = new Map<string, number>();
	for (const [index, line] of list.lines.entries()) {
		const outcome = outcomeOf(user, list, line);
		if (!outcome) continue;
		if ('problems' in outcome) {
			for (const [field, problem] of Object.entries(outcome.problems))
				problems[field === listKind ? 'kind' : `lines.${index}.${field}`] = problem;
			continue;
		}
		const { is, toAdd } = outcome;
		const key = toAdd ? `new ${foldText(is.name)}` : is.id;
		const earlier = lines.get(key);
		if (earlier !== undefined)
			problems[`lines.${index}.take`] =
				`${is.name} stands in line ${earlier + 1} already: leave one of the two out.`;
		else lines.set(key, index);
		const office = toAdd ? toAdd.role : line.reading.office;
		decisions.named.push({ ...is, line: index, ...(office && { office }) });
		if (toAdd) decisions.toAdd.push({ ...toAdd, sources });
	}
	const found = Object.entries(problems).map(([field, message]) => ({ field, message }));
	if (found.length) throw new Refused(found);
	return decisions;
}

/** Returns undefined if the line is left out. */
function outcomeOf(user: User, list: NameList, line: NameLine): Outcome | undefined {
	const { take } = line;
	if (take === 'skip') return undefined;
	if (take === 'new') return newOutcome(user, list, line);
	const offered = [line.known, ...line.near].flatMap((choice) => choice ?? []);
	const is = offered.find(({ id }) => take === `is ${id}`);
	if (is) return { is };
	return {
		problems: {
			take: !offered.length
				? 'Nothing on record is like this: add it, or leave it out.'
				: 'Choose one that is on record, add a new one, or leave it out.'
		}
	};
}

/** The key of a problem that concerns the whole list. */
const listKind = 'kind of the list';

function newOutcome(user: User, list: NameList, line: NameLine): Outcome {
	const { text, known, loosely } = line;
	const problems: Problems = {};
	const kind = line.kind || (line.reading.person ? 'person' : list.kind);
	const { name, aliases, office } = readingAs(kind, line);
	const country = countryOf(line.country.trim(), list.country);
	const id = idOf(JSON.stringify([user.id, list.key, foldText(name), kind, country]));
	if (text.length > longestName)
		problems.take = `No name is so long: shorten it to ${longestName} letters, or leave it out.`;
	// The same id means that this very list added the stakeholder a moment ago.
	else if (known && !loosely && known.id !== id)
		problems.take = `${known.name} is on record: take it, or change the name.`;
	if (!isKind(kind)) problems[listKind] = 'Choose of what kind the new ones are.';
	if (country === undefined)
		problems.country = 'No country is called that. Choose one of the list, or type “none”.';
	if (!isKind(kind) || Object.keys(problems).length) return { problems };
	const toAdd: NewStakeholder = {
		id,
		name,
		aliases,
		kind,
		...(country && { country }),
		...(office && { role: office }),
		state: 'draft'
	};
	return { is: { id, name }, toAdd };
}

/** A name that reads as «person, office» but is no person is taken as a whole. */
const readingAs = (kind: string, { text, reading }: NameLine): NameReading =>
	reading.person && kind !== 'person' ? { name: text, aliases: [] } : reading;

function countryOf(typed: string, usual: string): string | undefined {
	if (typed.toLowerCase() === noCountry) return '';
	const text = typed || usual;
	return text ? countryTyped(text) : '';
}

const isKind = (text: string): text is StakeholderKind => Object.hasOwn(stakeholderKinds, text);
