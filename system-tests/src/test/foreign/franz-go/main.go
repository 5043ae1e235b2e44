// Writes the lines of the standard input with franz-go and prints what it reads back.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/plain"
)

const patience = 60 * time.Second

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	client, err := newClient(os.Getenv("TOPIC"))
	if err != nil {
		return err
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := client.Ping(ctx); err != nil {
		return err
	}
	count, err := write(ctx, client)
	if err != nil {
		return err
	}
	return read(ctx, client, count)
}

func newClient(topic string) (*kgo.Client, error) {
	pem, err := os.ReadFile(os.Getenv("CA_FILE"))
	if err != nil {
		return nil, err
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(pem)
	key := plain.Auth{User: os.Getenv("KEY"), Pass: os.Getenv("SECRET")}
	return kgo.NewClient(
		kgo.SeedBrokers(strings.Split(os.Getenv("BOOTSTRAP"), ",")...),
		kgo.DialTLSConfig(&tls.Config{RootCAs: trusted}),
		kgo.SASL(key.AsMechanism()),
		kgo.DefaultProduceTopic(topic),
		kgo.ConsumeTopics(topic),
		kgo.ConsumerGroup("franz-go-"+topic),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
	)
}

func write(ctx context.Context, client *kgo.Client) (int, error) {
	count := 0
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); count++ {
		if err := client.ProduceSync(ctx, kgo.StringRecord(lines.Text())).FirstErr(); err != nil {
			return count, err
		}
	}
	return count, nil
}

func read(ctx context.Context, client *kgo.Client, count int) error {
	for found := 0; found < count; {
		fetches := client.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return err
		}
		fetches.EachRecord(func(record *kgo.Record) {
			fmt.Println(string(record.Value))
			found++
		})
	}
	return nil
}
