// Writes the lines of the standard input with KafkaJS and prints what it reads back.
const fs = require("fs");
const { Kafka, logLevel } = require("kafkajs");

const { BOOTSTRAP, KEY, SECRET, CA_FILE, TOPIC } = process.env;

const kafka = new Kafka({
  clientId: "kafkajs",
  brokers: BOOTSTRAP.split(","),
  ssl: { ca: [fs.readFileSync(CA_FILE, "utf8")] },
  sasl: { mechanism: "plain", username: KEY, password: SECRET },
  logLevel: logLevel.NOTHING,
});

async function write(lines) {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: TOPIC, messages: lines.map((value) => ({ value })) });
  await producer.disconnect();
}

async function read(count) {
  const consumer = kafka.consumer({ groupId: "kafkajs-" + TOPIC });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  const found = [];
  await new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, (event) => reject(event.payload.error));
    consumer
      .run({
        eachMessage: async ({ message }) => {
          found.push(message.value.toString());
          if (found.length === count) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return found;
}

async function main() {
  const lines = fs.readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
  await write(lines);
  console.log((await read(lines.length)).join("\n"));
}

main().catch((error) => {
  console.error(`${error.name}: ${error.message}`);
  process.exit(1);
});
