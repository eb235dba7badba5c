import { forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from './picture.ts';

// Runs in a worker thread. d3-force takes random numbers from a generator with a fixed seed, so equal input gives an
// equal picture.

/** After this many steps sheets of this size no longer move. */
const ticks = 400;

/** Centre of a name, in boxes. */
interface Node {
	x: number;
	y: number;
}

interface Asked {
	width: number;
	box: { width: number; height: number };
	nodes: number;
	links: { source: number; target: number }[];
}

function place({ width, box, nodes: number, links }: Asked): Sheet {
	// Counts in boxes, so that wide, low names keep the same distance in both directions as squares.
	const columns = width / box.width;
	const nodes = Array.from({ length: number }, () => ({})) as Node[];
	forceSimulation(nodes)
		.force('links', forceLink(links.map((link) => ({ ...link }))).distance(1.6))
		.force('apart', forceManyBody().strength(-0.7).distanceMax(4))
		.force('x', forceX(columns / 2).strength(0.05))
		.force('y', forceY(0).strength(0.2))
		.force('boxes', () => {
			partBoxes(nodes);
			keepIn(nodes, columns);
		})
		.stop()
		.tick(ticks);
	keepIn(nodes, columns);
	settle(nodes);
	const top = Math.min(...nodes.map(({ y }) => y)) - 0.5;
	const bottom = Math.max(...nodes.map(({ y }) => y)) + 0.5;
	return {
		width,
		height: Math.ceil((bottom - top) * box.height),
		places: nodes.map(({ x, y }) => ({
			x: Math.round(x * box.width),
			y: Math.round((y - top) * box.height)
		}))
	};
}

/** Pushes overlapping boxes apart in the direction of the smaller overlap. */
function partBoxes(nodes: Node[]) {
	for (const [index, one] of nodes.entries())
		for (const other of nodes.slice(index + 1)) {
			const [across, down] = [other.x - one.x, other.y - one.y];
			const [overX, overY] = [1 - Math.abs(across), 1 - Math.abs(down)];
			if (overX <= 0.001 || overY <= 0.001) continue;
			const axis = overX < overY ? 'x' : 'y';
			const by = axis === 'x' ? overX * sign(across) : overY * sign(down);
			one[axis] -= by / 2;
			other[axis] += by / 2;
		}
}

/** Keeps boxes inside the sheet. @param columns width of the sheet in boxes */
function keepIn(nodes: Node[], columns: number) {
	for (const node of nodes) node.x = Math.min(Math.max(node.x, 0.5), columns - 0.5);
}

/** Moves names that still overlap down, because a narrow sheet has no space at the side. */
function settle(nodes: Node[]) {
	const byHeight = (one: Node, other: Node) => one.y - other.y;
	const settled: Node[] = [];
	for (const node of nodes.toSorted(byHeight)) {
		for (const other of settled.toSorted(byHeight))
			if (Math.abs(other.x - node.x) < 1 && Math.abs(other.y - node.y) < 1) node.y = other.y + 1;
		settled.push(node);
	}
}

const sign = (number: number) => (number < 0 ? -1 : 1);

parentPort?.postMessage((workerData as Asked[]).map(place));
