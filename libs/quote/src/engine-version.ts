/**
 * Which meaning of rules a quote was computed by. It is raised when a change of code gives other bytes for some inputs,
 * which the corpus of kept quotes finds; the old meaning then stays beside the new one for quotes that have it.
 */
export const ENGINE_VERSION = '1';
