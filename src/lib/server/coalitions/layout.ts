import { forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from './picture.ts';

// A worker thread: it places the names of each sheet it is given, and ends. What is random in d3-force comes from a
// generator with a fixed seed, so that the same names and lines make the same picture.

/** Enough for sheets of this size to come to rest. */
const ticks = 400;

/** The middle of a name’s box, in boxes. */
interface Node {
	x: number;
	y: number;
}

/** A sheet of a width in pixels, each name in a box. */
interface Asked {
	width: number;
	box: { width: number; height: number };
	nodes: number;
	links: { source: number; target: number }[];
}

function place({ width, box, nodes: number, links }: Asked): Sheet {
	// Counted in boxes, so that a name, which is wide and low, keeps its distance as a square does.
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

/** Pushes apart, the shorter way, those that overlap. */
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

/**
 * Has all of each box on the sheet.
 * @param columns how many boxes the sheet is wide
 */
function keepIn(nodes: Node[], columns: number) {
	for (const node of nodes) node.x = Math.min(Math.max(node.x, 0.5), columns - 0.5);
}

/** Moves down, from the top on, who still overlaps somebody above: on a narrow sheet there is no way to the side. */
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
