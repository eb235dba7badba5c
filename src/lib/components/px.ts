/** Rounds a coordinate to a tenth of a pixel, which keeps SVG short. */
export const px = (place: number) => Math.round(place * 10) / 10;
