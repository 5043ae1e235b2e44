import { expect, it } from 'vitest';
import { faultOfTopicName } from './topicName';

it('accepts what Kafka accepts', () => {
  expect(faultOfTopicName('orders.v1_eu-west')).toBeUndefined();
  expect(faultOfTopicName('x'.repeat(249))).toBeUndefined();
});

it.each(['.', '..', 'a b', 'größe', '<b>', 'x'.repeat(250)])('refuses %s', (name) => {
  expect(faultOfTopicName(name)).toBeDefined();
});
