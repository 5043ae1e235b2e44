const LEGAL = /^[A-Za-z0-9._-]+$/;
const LONGEST = 249;

/** What is wrong with a topic's name by Kafka's rules, in words; undefined when nothing is. */
export function faultOfTopicName(name: string): string | undefined {
  if (name === '.' || name === '..') {
    return 'A topic cannot be called . or ..';
  }
  if (name.length > LONGEST) {
    return `At most ${LONGEST} characters.`;
  }
  return name === '' || LEGAL.test(name)
    ? undefined
    : 'Letters, digits, dot, underscore and hyphen only.';
}
