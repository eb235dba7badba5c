import { indefinite, type Name, nounOf, nounWords } from '../../../../domain/nouns.ts';

export const itemWords = (name: Name) => indefinite(nounWords[nounOf[name]]);

export const listWords: Record<Name, { about: string; example: string }> = {
	regulations: {
		about: 'Laws, rules, bills and other instruments, with their clocks: how long each was hidden.',
		example: 'jurisdiction=PK&status=in_force'
	},
	events: {
		about: 'What happened to laws, each dated as precisely as its sources say.',
		example: 'kind=notification&sort=oldest'
	},
	statements: {
		about: 'What stakeholders put on record about laws: stances, demands and quotations.',
		example: 'stance=oppose&limit=10&include=regulations'
	},
	stakeholders: {
		about: 'Organisations, coalitions and persons.',
		example: 'kind=industry_body&fields=slug,name,statement_count'
	},
	memberships: {
		about: 'Who belongs to which group, as a source listed it on its day.',
		example: 'group=asia-internet-coalition&include=stakeholders'
	},
	articles: {
		about: 'The published pages that every claim rests on.',
		example: 'section=court_updates&year=2020'
	},
	campaigns: {
		about: 'What people did together to change laws, who joined, and what came of each demand.',
		example: 'demand=withdraw&include=regulations'
	},
	topics: { about: 'What laws and articles are about.', example: 'q=privacy' }
};

const stakeholder =
	'Short name of the stakeholder that is heard: organisation, speaker or co-signatory.';

export const filterWords: { [name in Name]?: Record<string, string> } & {
	any: Record<string, string>;
} = {
	any: {
		regulation: 'Short name of a law.',
		topic: 'Short name of a topic.',
		jurisdiction: 'Where a law holds: ISO 3166-1 alpha-2, or EU.',
		country: 'Where a stakeholder is at home: ISO 3166-1 alpha-2.',
		q: 'Words to look for; all of them must be found.',
		sort: 'The order of the list.'
	},
	regulations: { year: 'A year in which something happened to the law.' },
	statements: {
		stakeholder,
		with: 'Short name of one whose name stands on it beside that of “stakeholder”, or of anyone.',
		kind: 'Kind of the organisation, or of the speaker where there is none.',
		signed: 'A kind of any name on the statement.',
		represents: 'A kind of any member that a group on the statement represented that day.',
		stance: 'A stance taken in it; with “regulation”, taken on that law.',
		changed:
			'Only those in which a stakeholder takes another position than before; with “regulation”, on that law.',
		from: 'The first day on which it may have been made.',
		to: 'The last day on which it may have been made.',
		wider: 'A unit of time that its date is less exact than.'
	},
	stakeholders: {
		stance: 'A stance held in any statement.',
		represented:
			'Short name of a law on which a group represented it that it belonged to that day.',
		as: 'The stance of the statements that represented it; “several” where they took more than one.',
		demand: 'What one of these statements demands.',
		from: 'The first day on which the first of them may have been made.',
		to: 'The last day on which the first of them may have been made.',
		wider: 'A unit of time that the date of the first of them is less exact than.'
	},
	memberships: {
		group: 'Short name of the group.',
		member: 'Short name of the member.'
	},
	campaigns: {
		stakeholder: 'Short name of one who joined.',
		demand: 'What it asks for.',
		outcome: 'What came of a demand; with “demand”, of that one.',
		year: 'The year in which it began.'
	},
	articles: {
		outlet: 'The outlet as it is written on record.',
		type: 'A kind of source.'
	}
};

export const searchWords: Record<string, string> = {
	q: 'The words to search for. Of a sentence, what is asked is found out.',
	noun: 'Only what is of this kind of thing.',
	regulation: 'Short name of a law: what is about it.',
	kind: 'Only stakeholders of this kind, and what they said.',
	stance: 'A stance taken; with “regulation”, on that law.',
	lang: 'Only what is in this language: BCP 47.'
};
