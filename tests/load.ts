import http from 'node:http';

export interface Tally {
	/** Whole answers: the page, or a 503 where the machine is too slow for its deadline. */
	whole: number;
	/** No connection: nothing was asked. */
	refused: number;
	/** Asked and not answered, answered by half, or with another status. */
	bad: string[];
}

/**
 * Keeps `clients` connections asking for a page, one request after another, until the server takes no more.
 * @param after called once, when so many whole answers have come
 */
export async function askUntilRefused(
	url: string,
	{ clients, count, after }: { clients: number; count: number; after: () => void }
): Promise<Tally> {
	const tally: Tally = { whole: 0, refused: 0, bad: [] };
	const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
	await Promise.all(
		Array.from({ length: clients }, async () => {
			for (;;) {
				const outcome = await ask(url, agent);
				if (outcome === 'refused') tally.refused++;
				else if (outcome !== 'whole') tally.bad.push(outcome);
				if (outcome !== 'whole') return;
				if (++tally.whole === count) after();
			}
		})
	);
	agent.destroy();
	return tally;
}

function ask(url: string, agent: http.Agent): Promise<string> {
	return new Promise((resolve) => {
		const request = http.get(url, { agent }, (response) => {
			response.on('error', (error) => resolve(`half an answer: ${error.message}`));
			response.on('end', () =>
				resolve(
					[200, 503].includes(response.statusCode!) ? 'whole' : `status ${response.statusCode}`
				)
			);
			response.resume();
		});
		request.on('error', ({ code, message }: NodeJS.ErrnoException) =>
			resolve(code === 'ECONNREFUSED' ? 'refused' : `no answer: ${message}`)
		);
	});
}
