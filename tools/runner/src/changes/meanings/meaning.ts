/** What it means for a type of resource to go, in the words of somebody who runs it. */
export interface Meaning {
  /** What is lost with the resource. A type that has this holds data, or an identity that others stand on. */
  readonly holds?: string;
  /** What a replacement costs beside `holds`: an interruption, a new address, a new id. */
  readonly replaced: string;
  /** What a removal costs beside `holds`. */
  readonly removed: string;
}

/** Meanings by CloudFormation type. */
export type Meanings = Readonly<Record<string, Meaning>>;
