import type { CodeTab } from './CodeTabs';

/** What a client needs to know; the secret is a placeholder unless it was made just now. */
export type Connection = {
  cluster: string;
  /** Base URL of Kafka REST. */
  rest: string;
  bootstrap: string;
  key: string;
  secret: string;
  topic: string;
};

export const PLACEHOLDER = { id: '<API key>', secret: '<API secret>' };

const quoted = (text: string) => JSON.stringify(text);

/** A word for a POSIX shell. */
const shell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** A value of a Java properties literal within a Java string. */
const jaas = ({ key, secret }: Connection) =>
  `org.apache.kafka.common.security.plain.PlainLoginModule required username=\\"${key}\\" password=\\"${secret}\\";`;

/** Ready programs that write one message and read it again. */
export function snippetsFor(to: Connection): CodeTab[] {
  return [
    { title: 'kcat', code: kcat(to) },
    { title: 'Java', code: java(to), note: 'Needs org.apache.kafka:kafka-clients.' },
    { title: 'Python', code: python(to), note: 'pip install confluent-kafka' },
    { title: 'Go', code: go(to), note: 'go get github.com/twmb/franz-go' },
    { title: 'Node', code: node(to), note: 'npm install kafkajs' },
    { title: 'Terraform', code: terraform(to) },
    { title: 'curl', code: curl(to) },
  ];
}

function kcat({ bootstrap, key, secret, topic }: Connection): string {
  const flags = `-b ${shell(bootstrap)} -X security.protocol=SASL_SSL -X sasl.mechanisms=PLAIN \\
  -X sasl.username=${shell(key)} -X sasl.password=${shell(secret)} -X ssl.ca.location=ca.pem`;
  return `echo 'hello' | kcat -P -t ${shell(topic)} ${flags}\n\nkcat -C -t ${shell(topic)} -o beginning -e ${flags}`;
}

function java(to: Connection): string {
  return `var settings = new java.util.Properties();
settings.put("bootstrap.servers", ${quoted(to.bootstrap)});
settings.put("security.protocol", "SASL_SSL");
settings.put("sasl.mechanism", "PLAIN");
settings.put("sasl.jaas.config", "${jaas(to)}");
settings.put("ssl.truststore.type", "PEM");
settings.put("ssl.truststore.location", "ca.pem");
settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
settings.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
try (var producer = new KafkaProducer<String, String>(settings)) {
  producer.send(new ProducerRecord<>(${quoted(to.topic)}, "hello")).get();
}`;
}

function python({ bootstrap, key, secret, topic }: Connection): string {
  return `from confluent_kafka import Producer

producer = Producer({
    "bootstrap.servers": ${quoted(bootstrap)},
    "security.protocol": "SASL_SSL",
    "sasl.mechanisms": "PLAIN",
    "sasl.username": ${quoted(key)},
    "sasl.password": ${quoted(secret)},
    "ssl.ca.location": "ca.pem",
})
producer.produce(${quoted(topic)}, "hello")
producer.flush()`;
}

function go({ bootstrap, key, secret, topic }: Connection): string {
  return `ca, _ := os.ReadFile("ca.pem")
roots := x509.NewCertPool()
roots.AppendCertsFromPEM(ca)
client, err := kgo.NewClient(
	kgo.SeedBrokers(${quoted(bootstrap)}),
	kgo.DialTLSConfig(&tls.Config{RootCAs: roots}),
	kgo.SASL(plain.Auth{User: ${quoted(key)}, Pass: ${quoted(secret)}}.AsMechanism()),
)
if err != nil {
	log.Fatal(err)
}
defer client.Close()
record := &kgo.Record{Topic: ${quoted(topic)}, Value: []byte("hello")}
if err := client.ProduceSync(context.Background(), record).FirstErr(); err != nil {
	log.Fatal(err)
}`;
}

function node({ bootstrap, key, secret, topic }: Connection): string {
  return `import { readFileSync } from 'node:fs';
import { Kafka } from 'kafkajs';

const kafka = new Kafka({
  brokers: [${quoted(bootstrap)}],
  ssl: { ca: [readFileSync('ca.pem')] },
  sasl: { mechanism: 'plain', username: ${quoted(key)}, password: ${quoted(secret)} },
});
const producer = kafka.producer();
await producer.connect();
await producer.send({ topic: ${quoted(topic)}, messages: [{ value: 'hello' }] });
await producer.disconnect();`;
}

function terraform({ cluster, rest, key, secret, topic }: Connection): string {
  return `resource "confluent_kafka_topic" "topic" {
  kafka_cluster {
    id = "${cluster}"
  }
  rest_endpoint    = "${rest}"
  topic_name       = ${quoted(topic)}
  partitions_count = 6
  credentials {
    key    = ${quoted(key)}
    secret = ${quoted(secret)}
  }
}`;
}

function curl({ cluster, rest, key, secret, topic }: Connection): string {
  return `curl ${rest}/kafka/v3/clusters/${cluster}/topics/${encodeURIComponent(topic)}/records \\
  -u ${shell(`${key}:${secret}`)} \\
  -H 'Content-Type: application/json' \\
  -d '{"value": {"type": "STRING", "data": "hello"}}'`;
}
