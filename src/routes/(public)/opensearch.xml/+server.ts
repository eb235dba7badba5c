import { origin } from '$lib/server/settings';
import type { RequestHandler } from './$types';

/** OpenSearch 1.1: lets a browser search this site from its own bar. */
export const GET: RequestHandler = () => {
	const at = (path: string) => new URL(path, origin()).href;
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
	<ShortName>Rulewatch</ShortName>
	<Description>Laws and rules for the internet, and who said what about them.</Description>
	<InputEncoding>UTF-8</InputEncoding>
	<Image type="image/svg+xml">${at('/favicon.svg')}</Image>
	<Url type="text/html" template="${at('/search')}?q={searchTerms}"/>
	<Url type="application/atom+xml" template="${at('/search/feed.atom')}?q={searchTerms}"/>
	<Url type="application/opensearchdescription+xml" rel="self" template="${at('/opensearch.xml')}"/>
</OpenSearchDescription>
`,
		{ headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' } }
	);
};
