import { type Facts, type IndexedCitation, type IndexedSection, idsOf } from './facts.ts';

/** A citation in a document of the folder. */
export interface Citing {
  readonly facts: Facts;
  readonly citation: IndexedCitation;
}

/** A provision of a document of the folder, or the document itself. */
export interface Known {
  readonly facts: Facts;
  /** Undefined for the document as a whole. */
  readonly section: IndexedSection | undefined;
}

/** Who cites what in the documents of a folder. It is told of documents as they come, change and go. */
export class Folder {
  readonly #byFile = new Map<string, Facts>();
  /** Documents by the law that they cite, without its subdivisions. */
  readonly #citing = new Map<string, Set<string>>();
  readonly #byId = new Map<string, Set<string>>();

  get size(): number {
    return this.#byFile.size;
  }

  get files(): Iterable<string> {
    return this.#byFile.keys();
  }

  /** Takes a document in, or its new version. */
  put(facts: Facts): void {
    this.delete(facts.file);
    this.#byFile.set(facts.file, facts);
    for (const id of idsOf(facts)) addTo(this.#byId, id, facts.file);
    for (const { id } of facts.citations) addTo(this.#citing, baseOf(id), facts.file);
  }

  /** Forgets a document. */
  delete(file: string): void {
    const facts = this.#byFile.get(file);
    if (!facts) return;
    this.#byFile.delete(file);
    for (const id of idsOf(facts)) this.#byId.get(id)?.delete(file);
    for (const { id } of facts.citations) this.#citing.get(baseOf(id))?.delete(file);
  }

  get(file: string): Facts | undefined {
    return this.#byFile.get(file);
  }

  /** The citations of a law, or of anything in it, by the order of files and of their texts. */
  citing(id: string): Citing[] {
    const base = baseOf(id);
    const keys = base === id ? [...this.#citing.keys()].filter((key) => isIn(key, id)) : [base];
    const files = new Set(keys.flatMap((key) => [...(this.#citing.get(key) ?? [])]));
    return [...files]
      .sort()
      .map((file) => this.#byFile.get(file)!)
      .flatMap((facts) =>
        facts.citations.filter((citation) => isIn(citation.id, id)).map((citation) => ({ facts, citation })),
      );
  }

  /** The document that an id names, with the provision where it has that; undefined where the folder lacks it. */
  find(id: string): Known | undefined {
    for (let cut = id.length; cut > 0; cut = id.lastIndexOf('/', cut - 1)) {
      const file = this.withId(id.slice(0, cut)).at(-1);
      if (file === undefined) continue;
      const facts = this.#byFile.get(file)!;
      const rest = id.slice(cut);
      return { facts, section: rest === '' ? undefined : facts.sections.find((section) => section.id === rest) };
    }
    return undefined;
  }

  /** The documents that are a law, in the order in which they came. */
  withId(id: string): string[] {
    return [...(this.#byId.get(id) ?? [])];
  }

  /** The provisions that a query designates ("section 2(b)"), then those whose names have all its words, at most `limit`. */
  named(query: string, limit: number): Known[] {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found: Known[] = [];
    if (words.length === 0) return found;
    const place = placeOf(query);
    if (place !== undefined)
      for (const facts of this.#byFile.values())
        for (const section of facts.sections)
          if (found.length < limit && section.id.toLowerCase().endsWith(place)) found.push({ facts, section });
    const designated = new Set(found.map(({ section }) => section));
    for (const facts of this.#byFile.values()) {
      const title = facts.title.toLowerCase();
      if (words.every((word) => title.includes(word))) found.push({ facts, section: undefined });
      for (const section of facts.sections) {
        if (found.length >= limit) return found;
        const name = section.name.toLowerCase();
        if (words.every((word) => name.includes(word)) && !designated.has(section)) found.push({ facts, section });
      }
    }
    return found;
  }
}

/** The end of the id that words designate: "section 2(b)", "Sec. 2", "§ 2", "2(b)"; undefined where they are other words. */
function placeOf(query: string): string | undefined {
  const place = /^(sec(?:tion|\.)?|§)?\s{0,4}(\d[\w-]{0,9})\.?((?:\s?\(\w{1,6}\)){0,8})$/i.exec(query.trim());
  if (!place || (place[1] === undefined && place[3] === '')) return undefined;
  return `/s${place[2]}${place[3]!.replace(/\s?\((\w+)\)/g, '/$1')}`.toLowerCase();
}

function addTo(map: Map<string, Set<string>>, key: string, file: string): undefined {
  const files = map.get(key);
  if (files) files.add(file);
  else map.set(key, new Set([file]));
}

/** A law without subdivisions: `/us/usc/t8/s1182` of `/us/usc/t8/s1182/f`; of a document its own id. */
function baseOf(id: string): string {
  const section = /^(?:\/[^/]+)*?\/s\d[^/]*/.exec(id);
  return section ? section[0] : id;
}

const isIn = (id: string, container: string): boolean => id === container || id.startsWith(`${container}/`);
