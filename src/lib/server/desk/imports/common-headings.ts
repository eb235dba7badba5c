import type { ImportName } from '../../../domain/imports.ts';

/** Common headings as `headingKey` returns them, the most certain first. */
export const commonHeadings: Partial<Record<ImportName, Record<string, string[]>>> = {
	statements: {
		organisation: ['org', 'organization', 'group', 'stakeholder', 'who', 'by', 'name'],
		speaker: ['person', 'spokesperson', 'spokesman', 'spokeswoman', 'saidby'],
		speakerRole: ['role', 'office', 'designation'],
		signatories: ['signatories', 'signedby', 'cosigners', 'signees'],
		'positions.regulation': ['law', 'laws', 'bill', 'act', 'rules', 'legislation', 'regulation'],
		'positions.stance': ['stance', 'position', 'stand', 'view', 'sentiment', 'opinion'],
		date: ['day', 'saidon', 'dated', 'statementdate'],
		channel: ['type', 'kind', 'medium', 'format', 'via'],
		summary: ['statement', 'description', 'text', 'what', 'gist', 'said'],
		'quotations.exact': ['quote', 'quotes', 'quotation', 'quotations', 'verbatim'],
		demands: ['demand', 'demanded', 'ask', 'asks', 'calls', 'calledfor'],
		sources: ['url', 'urls', 'link', 'links', 'source', 'address', 'reference', 'references'],
		lang: ['lang', 'languages'],
		note: ['notes', 'remark', 'remarks', 'comment', 'comments'],
		...aboutSources()
	},
	events: {
		kind: ['type', 'event', 'eventtype'],
		description: ['summary', 'text', 'what', 'title', 'details'],
		'dates.date': ['day', 'on', 'eventdate', 'dated'],
		'dates.sources': ['url', 'urls', 'link', 'links', 'source', 'address', 'reference'],
		regulations: ['law', 'laws', 'bill', 'act', 'rules', 'legislation', 'regulation'],
		actors: ['org', 'organisation', 'organization', 'actor', 'who', 'by'],
		knownOn: ['publicon', 'knownon', 'madepublic', 'leakedon'],
		note: ['notes', 'remark', 'remarks', 'comment', 'comments'],
		...aboutSources()
	},
	stakeholders: {
		name: ['org', 'organisation', 'organization', 'stakeholder', 'person', 'who', 'title'],
		kind: ['type', 'category', 'sort'],
		aliases: ['alias', 'acronym', 'abbreviation', 'alsoknownas', 'aka', 'othername'],
		country: ['nation', 'place', 'where', 'location'],
		role: ['office', 'designation', 'position'],
		url: ['website', 'web', 'homepage', 'site'],
		sources: ['source', 'url', 'urls', 'link', 'links', 'address', 'reference'],
		note: ['notes', 'remark', 'remarks', 'comment', 'comments'],
		...aboutSources()
	},
	articles: {
		url: ['link', 'address', 'page', 'web', 'source'],
		archiveUrl: ['archive', 'archived', 'archivelink', 'copy'],
		headline: ['title', 'heading'],
		outlet: ['publication', 'newspaper', 'publisher', 'paper', 'media', 'site'],
		author: ['byline', 'reporter', 'journalist', 'writer', 'by'],
		published: ['date', 'day', 'publishedon', 'publicationdate', 'dated'],
		sourceType: ['type', 'kind', 'format'],
		lang: ['lang', 'languages'],
		summary: ['description', 'text', 'what', 'gist'],
		regulations: ['law', 'bill', 'act', 'rules', 'legislation', 'regulation'],
		topics: ['topic', 'tags', 'tag'],
		note: ['notes', 'remark', 'remarks', 'comment', 'comments']
	}
};

function aboutSources() {
	return {
		'article.outlet': ['outlet', 'publication', 'newspaper', 'publisher', 'paper', 'media'],
		'article.headline': ['headline', 'articletitle', 'sourcetitle', 'title'],
		'article.author': ['author', 'byline', 'reporter', 'journalist', 'writer'],
		'article.published': ['publishedon', 'articledate', 'publicationdate', 'published']
	};
}
