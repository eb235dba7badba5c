import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	Legend,
	LinearScale,
	Tooltip
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';

// Only the parts we use: all of chart.js weighs three times as much.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip, annotation);

export { Chart };
