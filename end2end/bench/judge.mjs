// Says whether an answer is right, from the records alone: no engine under test has a part in it.
// A case passes when one of the first five results is about all of its concepts.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Words of a text, folded: Arabic look-alikes as Urdu letters, no marks, lower case, no plural s. */
export function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640\u200b-\u200f\u2066-\u2069]/g, "")
    .replace(/[يىئۓےې]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[هۂةھۃ]/g, "ہ")
    .replace(/[أإآ]/g, "ا")
    .replace(/ؤ/g, "و")
    .replace(/ں/g, "ن")
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

const stem = (word) => (/^[a-z]{4,}s$/.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word);
const key = (text) => ` ${fold(text).split(" ").map(stem).join(" ")} `;

/** What a record is by its fields, where no text says it. */
const nature = {
  course: ["vocational-training"],
  diploma: ["vocational-training", "diploma"],
  training: ["vocational-training"],
  bootcamp: ["vocational-training", "short-course"],
  "online-course": ["vocational-training", "online"],
  certification: ["certificate"],
  apprenticeship: ["apprenticeship"],
  internship: ["apprenticeship"],
  scholarship: ["scholarship"],
  loan: ["loan"],
  grant: ["grant"],
  incubation: ["startup", "business"],
  "market-access": ["sales-marketing", "market-place"],
  "policy-facility": ["scheme"],
  "digital-inclusion": ["digital-literacy"],
  "cash-transfer": ["grant"],
  "women-entrepreneurship": ["business"],
  "youth-enterprise": ["business", "youth"],
};
const regionConcepts = {
  punjab: "punjab",
  sindh: "sindh",
  kp: "khyber-pakhtunkhwa",
  balochistan: "balochistan",
  gb: "gilgit-baltistan",
  ajk: "azad-kashmir",
  ict: "islamabad",
};
/** Said by anyone who asks, of any programme; a programme need not be about them. */
const asking = (concept, groups) =>
  concept.startsWith("q-") || ["question", "action", "stop"].includes(groups.get(concept));

/** @param folder the data folder, @param records programmes with their names in words */
export function judge(folder, records) {
  const synonyms = JSON.parse(readFileSync(join(folder, "language/synonyms.json"), "utf8"));
  const groups = new Map(synonyms.map((row) => [row.concept, row.group]));
  const phrases = new Map(
    synonyms.map((row) => [row.concept, [...row.en, ...row.ur, ...row.roman_ur].map(key).filter((k) => k.trim().length > 1)]),
  );
  const about = new Map();
  for (const record of records) {
    const text = key(record.text);
    const own = new Set();
    for (const [concept, list] of phrases) if (list.some((phrase) => text.includes(phrase))) own.add(concept);
    for (const concept of [...(nature[record.category] ?? []), ...(nature[record.kind] ?? [])]) own.add(concept);
    for (const region of record.regions) own.add(regionConcepts[region]);
    if (record.free) own.add("free");
    if (record.hostel) own.add("hostel");
    if (record.stipend) own.add("stipend");
    if (record.gender === "women" || record.gender === "any") own.add("women");
    if (record.gender === "men" || record.gender === "any") own.add("men");
    if (record.markup === "0") own.add("interest-free-loan").add("loan");
    if (record.mode === "online" || record.mode === "blended") own.add("online");
    about.set(record.key, own);
  }
  const wanted = (test) => test.must_find_concepts.filter((concept) => !asking(concept, groups));
  return {
    /** True when the record with this key is about all that the case asks for. */
    isRight: (test, key) => wanted(test).every((concept) => about.get(key)?.has(concept)),
    isAnswerable: (test) => records.some((record) => wanted(test).every((concept) => about.get(record.key).has(concept))),
    passes: (test, keys) =>
      keys.slice(0, 5).some((key) => wanted(test).every((concept) => about.get(key)?.has(concept))),
  };
}
