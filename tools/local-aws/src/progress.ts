/** Takes one line about what is going on, for whoever waits. */
export type Progress = (line: string) => void;
