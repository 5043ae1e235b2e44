"""Sends one letter in each format through Kafka with confluent-kafka's serializers, and prints what came back.

Takes, beside what the other programs take, the registry's address as REGISTRY_URL and a key for it as
REGISTRY_KEY and REGISTRY_SECRET.
"""

import json
import os
import sys

from confluent_kafka import Consumer, Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.schema_registry.error import SchemaRegistryError
from confluent_kafka.schema_registry.json_schema import JSONDeserializer, JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufDeserializer, ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

PATIENCE_SECONDS = 60
LETTER = {"to": "Felice", "pages": 5}
AVRO = {
    "type": "record",
    "name": "Letter",
    "fields": [{"name": "to", "type": "string"}, {"name": "pages", "type": "int"}],
}
JSON_SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "Letter",
    "type": "object",
    "properties": {"to": {"type": "string"}, "pages": {"type": "integer"}},
    "required": ["to"],
}
CONNECTION = {
    "bootstrap.servers": os.environ["BOOTSTRAP"],
    "security.protocol": "SASL_SSL",
    "ssl.ca.location": os.environ["CA_FILE"],
    "sasl.mechanisms": "PLAIN",
    "sasl.username": os.environ["KEY"],
    "sasl.password": os.environ["SECRET"],
}


def protobuf_letter():
    """A message class, as protoc would generate it."""
    file = descriptor_pb2.FileDescriptorProto(name="letter.proto", package="post", syntax="proto3")
    message = file.message_type.add(name="Letter")
    for number, (name, kind) in enumerate([("to", 9), ("pages", 5)], start=1):
        message.field.add(name=name, number=number, type=kind, label=1)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("post.Letter"))


def through_kafka(topic, payload):
    producer = Producer(CONNECTION)
    producer.produce(topic, payload)
    producer.flush(PATIENCE_SECONDS)
    consumer = Consumer(
        {**CONNECTION, "group.id": "readers-" + topic, "auto.offset.reset": "earliest"}
    )
    consumer.subscribe([topic])
    message = consumer.poll(PATIENCE_SECONDS)
    consumer.close()
    return message.value()


def main():
    registry = SchemaRegistryClient(
        {
            "url": os.environ["REGISTRY_URL"],
            "basic.auth.user.info": os.environ["REGISTRY_KEY"] + ":" + os.environ["REGISTRY_SECRET"],
        }
    )
    letter_class = protobuf_letter()
    formats = {
        "avro": (
            AvroSerializer(registry, json.dumps(AVRO)),
            AvroDeserializer(registry),
            LETTER,
            dict,
        ),
        "json": (
            JSONSerializer(json.dumps(JSON_SCHEMA), registry),
            JSONDeserializer(json.dumps(JSON_SCHEMA), schema_registry_client=registry),
            LETTER,
            dict,
        ),
        "protobuf": (
            ProtobufSerializer(letter_class, registry, {"use.deprecated.format": False}),
            ProtobufDeserializer(letter_class, {"use.deprecated.format": False}, registry),
            letter_class(**LETTER),
            lambda letter: {"to": letter.to, "pages": letter.pages},
        ),
    }
    for name, (serialize, deserialize, letter, plain) in formats.items():
        topic = os.environ["TOPIC"] + "-" + name
        context = SerializationContext(topic, MessageField.VALUE)
        sent = serialize(letter, context)
        print(name, plain(deserialize(through_kafka(topic, sent), context)) == LETTER)


try:
    main()
except SchemaRegistryError as refused:
    sys.exit(f"SchemaRegistryError: {refused}")
