import { collectionFilters } from '$lib/domain/collection';
import { compareFilters } from '$lib/domain/compare';
import { citedLists, followedLists, lists } from '$lib/domain/files';
import { query } from '$lib/domain/filters';
import * as coalitions from '$lib/server/coalitions';
import * as coming from '$lib/server/coming';
import { takedownFilters } from '$lib/domain/takedowns';
import {
	any,
	byName,
	cite,
	form,
	item,
	list,
	type Policies,
	refusingEmpty,
	reporting,
	silent
} from '$lib/server/front/policy';
import { listings } from '$lib/server/outlets/exports';
import * as search from '$lib/server/search';

export const policy: Policies = {
	'': { who: 'readers', cache: 'shared', body: form, reads: silent(), card: {} },
	'{about,about/picture.webp,about/this-copy,api,opensearch.xml,robots.txt,[x+2e]well-known/security.txt}':
		{
			reads: silent()
		},
	'[list=list].{csv,xlsx,json}': {
		reads: byName(lists, (name) => reporting(listings[name].filters))
	},
	'[list=cited]/[key]/cite.[format]': { reads: byName(citedLists, () => cite()) },
	'[list=followed]/[key]/feed.[format=feed]': { reads: byName(followedLists, () => list()) },
	'[list=list]/[key]/card.png': { reads: byName(lists, () => silent()) },
	'[list=list]/[key]/history': { reads: byName(lists, () => list()) },
	'[list=list]/[key]/version': { reads: item() },
	'calendar.ics': { reads: reporting(coming.filters) },
	coalitions: { reads: reporting(coalitions.filters), card: coalitions.filters },
	'collection{,.csv,.xlsx}': { reads: reporting(collectionFilters) },
	'collection/cite.[format]': { reads: cite(collectionFilters) },
	coming: { reads: list(coming.filters), card: coming.filters },
	compare: { reads: reporting(compareFilters), card: compareFilters },
	'compare.{csv,xlsx}': { reads: reporting(compareFilters) },
	corrections: { reads: list(), card: {} },
	'corrections.{csv,json}': { reads: reporting() },
	'corrections/report': { who: 'anyone', reads: silent({ page: any }) },
	'corrections/report/sent': { reads: silent({ page: any }) },
	'data{,/popolo.json,/rulewatch.zip}': { reads: silent() },
	'{feed,corrections/feed}.[format=feed]': { reads: list() },
	oembed: { reads: refusingEmpty({ format: any, maxheight: any, maxwidth: any, url: any }) },
	search: { reads: list(search.filters) },
	'search/feed.[format=feed]': { reads: list({ q: query }) },
	'search/suggestions.json': { reads: silent({ q: any }) },
	takedowns: { reads: list(takedownFilters) },
	'takedowns.{csv,json}': { reads: reporting(takedownFilters) },
	'sitemap{,-[name]-[number]}.xml': { reads: silent() }
};
