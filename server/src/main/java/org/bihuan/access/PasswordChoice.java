package org.bihuan.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.organisation.Holding;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whether somebody may have the password he has thought of, by the rules of the site's profile and his own past. */
@Component
class PasswordChoice {

  private final AccountStore accounts;
  private final Actors actors;
  private final Passwords passwords;
  private final AccessSettings.Password settings;
  private final TransactionOperations transaction;
  private final Set<String> listed;

  PasswordChoice(
      AccountStore accounts,
      Actors actors,
      Passwords passwords,
      AccessSettings settings,
      TransactionOperations transaction)
      throws IOException {
    this.accounts = accounts;
    this.actors = actors;
    this.passwords = passwords;
    this.settings = settings.password();
    this.transaction = transaction;
    this.listed = read(this.settings.list());
  }

  /** How many of the former ones are kept and refused. */
  int history() {
    return settings.history();
  }

  String sentence(boolean secondFactor) {
    return settings.profile().sentence(secondFactor);
  }

  PasswordHash accept(String field, String chosen, AccountStore.Known known) {
    Account account = known.account();
    List<String> units = actors.postsToday(account.id()).stream().map(PasswordChoice::placeOf).distinct().toList();
    PasswordRules.check(
        field,
        chosen,
        settings.profile(),
        listed,
        new PasswordRules.Owner(account.login(), account.personName(), units, account.secondFactor()));
    mustBeNew(field, chosen, known);
    return passwords.hash(chosen);
  }

  /** For the first administrator, who has no account yet. */
  PasswordHash first(String field, String chosen, String login, String name, String city) {
    PasswordRules.check(
        field, chosen, settings.profile(), listed, new PasswordRules.Owner(login, name, List.of(city), false));
    return passwords.hash(chosen);
  }

  private void mustBeNew(String field, String chosen, AccountStore.Known known) {
    UUID id = known.account().id();
    List<PasswordHash> former =
        Acting.asSystem(() -> transaction.execute(status -> accounts.formerPasswords(id)));
    boolean used =
        Stream.concat(Stream.of(known.hash()), former.stream())
            .limit(Math.max(1, settings.history()))
            .anyMatch(hash -> passwords.matches(chosen, hash));
    if (used) {
      throw Refusal.invalid(
          field, "与最近 " + Math.max(1, settings.history()) + " 次用过的密码相同", "请换一个没有用过的密码");
    }
  }

  private static String placeOf(Holding holding) {
    return holding.post().nodeName();
  }

  private static Set<String> read(@Nullable Path list) throws IOException {
    if (list == null) {
      return Set.of();
    }
    try (Stream<String> lines = Files.lines(list, StandardCharsets.UTF_8)) {
      return lines.map(line -> line.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
  }
}
